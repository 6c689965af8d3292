"""What looks like the number of a person and is none: laws, symbols of documents, books, addresses of the web, amounts of money."""

import re
from bisect import bisect_left

Span = tuple[int, int]

_LAWS = (
    r"(?:laws?|acts?|republic act|regulations?|decrees?|directives?|resolutions?|circulars?|lois?|décrets?|arrêtés?|ordonnances?|règlements?|"
    r"ley(?:es)?|decretos?|decreto-lei|lei|portaria|reglamentos?|resoluci[oó]n(?:es)?|resolução|orden|luật|nghị định|nghị quyết|thông tư|"
    r"quyết định|công văn|undang-undang|uu|peraturan(?: pemerintah| presiden| menteri)?|perpres|permen|พ\.ร\.บ\.|พระราชบัญญัติ|"
    r"พระราชกำหนด|ระเบียบ|ประกาศ|กฎกระทรวง)"
)
MASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"https?://\S+|\bwww\.\S+",
        rf"(?<![^\W\d_]){_LAWS}\s*(?:\([^)]*\)\s*)?(?:organique|orgânica|orgánica|cadre|royal|real|số|nomor|no|nos|num|numéro|número|n)?"
        r"[\s.:°ºo]*\d[\w./-]*(?:\s+(?:of|du|de|tahun|năm|พ\.ศ\.)\s+\d[\w ]{0,20}\d{4}|\s+(?:of|de|tahun|năm)\s+\d{4})?",
        r"\b[AES]/(?:RES|CONF|HRC|AC|C|PV|INF)?/?[\w./-]*\d\b|\bS/RES/\d+|\bHRI/[\w./-]+",
        r"\bISBN(?:-1[03])?:?\s*[\dX -]{10,20}|\bISSN:?\s*\d{4}-?\d{3}[\dX]|\bdoi:?\s*10\.\S+|\b10\.\d{4,}/\S+",
        r"(?:€|US\$|\$|£|฿|Rp\.?|₫|₦|EUR|USD|XOF|CFA|FCFA|GBP|IDR|VND|THB|NGN|GHS|GMD|PHP|CHF)\s?\d[\d ., ]{0,24}",
        r"\d[\d ., ]{0,24}\s?(?:€|\$|£|%|฿|₫|EUR|USD|XOF|F?CFA|euros?|dollars?|dólares|dolar|đô la|đồng|baht|บาท|rupiah|ยูโร|ดอลลาร์|francs?|naira|"
        r"cedis?|dalasis?|million|milliard|billion|millones|milhões|triệu|tỷ|ล้าน|juta|miliar|per cent|percent|pour cent|por ciento|por cento|"
        r"phần trăm|persen|เปอร์เซ็นต์)(?![^\W\d_])",
        # Numbers of projects and contracts.
        r"\b(?:project|contract|grant|projet|contrat|subvention|proyecto|contrato|projeto|dự án|hợp đồng|proyek|kontrak|โครงการเลขที่)"
        r"\s*(?:no|n|number|numéro|número|số|nomor|code|código)?[\s.:°º]*[A-Z]{0,5}[-./ ]?\d[\w./-]*",
    )
)


class Masks:
    """The passages of a text in which no number of a person is looked for."""

    def __init__(self, text: str) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(found.span() for mask in MASKS for found in mask.finditer(text)):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def cover(self, start: int, end: int) -> bool:
        """Say whether a passage overlaps one of them."""
        place = bisect_left(self._spans, (end, 0)) - 1
        return place >= 0 and self._spans[place][1] > start
