"""What stands between a word for a number and the number itself."""

import re

# Between the word and the number: "no.", "n°", "is", "number:", a bracket.
LINK = (
    r"(?:\s|[:#()\[\]\"'“”«»,]|\b(?:numbers?|num|nums|no|nr|nos|ref|reference|id|is|was|are|of|with|card|holder|has|had|the|reads?|"
    r"numéro|numero|référence|est|était|porte|portant|le|la|du|de|sous|national[e]?|ngân hàng|bancaire|bancaria|bancária|bank|biométrique|número|núm|es|era|con|el|del|"
    r"é|com|o|da|do|sob|số|là|mã|mang|của|nomor|nomer|adalah|dengan|bernomor|milik|atas|nama|paspornya|code|código|kode|kod|nya|"
    r"korban|klien|victim|client|beneficiary|returnee|victime|bénéficiaire|víctima|vítima|beneficiari[oa]|beneficiári[oa]|nạn nhân|khách hàng|người (?:hưởng lợi|thụ hưởng|trở về|bệnh)|penerima manfaat|dela|dele|deles|his|her|their|my|sa|son|ses|mon|su|sus|mi|seu|sua|meu|minha|suyo|which|that|with|bearing|reading|issued|delivered|délivrée?|expedid[oa]|emitid[oa]|diterbitkan|ban đầu|lama|sebelumnya|it|dia|si|tôi|"
    r"perkara|file|case|temporary|emergency|new|old|provisoire|provisional|provisório|tạm|sementara|baru|tạm thời|ordinary|ordinaire|ordinário)\b"
    r"|n[.]?\s?[°ºo](?![^\W\d_])|[.°º-]|เลขที่|หมายเลข|เลข|คือ|ที่|ของ(?:เธอ|เขา|ผู้เสียหาย|เด็ก|น้อง|ผู้เสียหาย|พี่|แม่|พ่อ|ลูก|แรงงาน|นายจ้าง)?|ชั่วคราว|คนต่างด้าว|ผู้เสียภาษี|13 หลัก|ระบุ|เป็น|ว่า|(?:chị|anh|em|cô|bà|ông|cháu|ấy|ta)\b){0,9}"
)
CODE = r"[A-Z0-9][A-Z0-9/._-]*\d[A-Z0-9/._-]*"
BEGINS = r"(?<![^\W_])"
"""No letter and no digit stands before."""
YEAR = re.compile(r"(?:19|20)\d\d")


def digits(text: str) -> int:
    """Return how many digits a number has."""
    return sum(sign.isdigit() for sign in text)
