"""Pictures with all that cameras and programs put into them, and pictures that are meant to harm."""

import io
import struct
import zlib

from PIL import Image, ImageCms, PngImagePlugin

from tests.attachments import making as m

SECRET = b"Case 2021-0457 of a child"
XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' + SECRET + b"</x:xmpmeta>"
)
CORNERS = {(0, 0): (250, 0, 0), (1, 0): (0, 250, 0), (0, 1): (0, 0, 250), (1, 1): (250, 250, 0)}
"""Which colour each corner of `turned` has when it is looked at."""


def segment(marker: int, content: bytes) -> bytes:
    """A part of a JPEG beside its pixels."""
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def talkative_jpeg() -> bytes:
    """A JPEG with place, words of several programs, a thumbnail, and bytes behind its end."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (14.0, 41.0, 30.0), "W", (17.0, 26.0, 10.0)
    content = m.picture("JPEG", exif=exif, comment=SECRET)
    more = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)
    more += segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x1e\x1c\x02\x78\0\x19" + SECRET)
    more += segment(0xEB, SECRET) + segment(0xFE, SECRET)
    return content[:2] + more + content[2:] + SECRET


def talkative_png() -> bytes:
    """A PNG with words, place and time, and bytes behind its end."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_text("Comment", SECRET.decode() * 40, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    info.add(b"prVt", SECRET, after_idat=True)
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    exif[0x0112] = 6
    return m.picture("PNG", pnginfo=info, exif=exif) + SECRET


def two_in_one() -> bytes:
    """A JPEG of a telephone that holds a second picture."""
    first, second = Image.new("RGB", (900, 600), "navy"), Image.new("RGB", (400, 300), "red")
    out = io.BytesIO()
    first.save(out, "MPO", save_all=True, append_images=[second])
    return out.getvalue()


def moving() -> bytes:
    """A PNG that moves."""
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue", "green")]
    out = io.BytesIO()
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:], duration=100)
    return out.getvalue()


def turned(orientation: int) -> bytes:
    """A JPEG with four colours in its corners that lies as a camera was held; upright it looks like CORNERS."""
    upright = Image.new("RGB", (64, 32))
    for (right, low), colour in CORNERS.items():
        upright.paste(colour, (32 * right, 16 * low, 32 * right + 32, 16 * low + 16))
    way = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }.get(orientation)
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = io.BytesIO()
    (upright.transpose(way) if way is not None else upright).save(out, "JPEG", exif=exif, quality=95, subsampling=0)
    return out.getvalue()


PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
"""A profile of colours."""


def view(mode: str) -> Image.Image:
    """A picture like a photograph: soft colours with some edges."""
    bands = [Image.effect_noise((400, 300), spread).resize((40, 30)).resize((400, 300), 3) for spread in (90, 60, 30)]
    picture = Image.merge("RGB", bands)
    picture.paste((200, 40, 40), (50, 60, 160, 200))
    return picture.convert(mode)


def saved(picture: Image.Image, format: str, **more: object) -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    picture.save(out, format, **more)  # type: ignore[arg-type]
    return out.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def bursting_words() -> bytes:
    """A PNG whose words become 200 MB."""
    content = m.picture("PNG", (30, 30))
    words = b"Comment\0\0" + zlib.compress(b"a" * 200_000_000, 1)
    return content[:33] + chunk(b"zTXt", words) + content[33:]


def bursting_profile() -> bytes:
    """A PNG whose profile of colours becomes 200 MB."""
    content = m.picture("PNG", (30, 30))
    return content[:33] + chunk(b"iCCP", b"a\0\0" + zlib.compress(b"a" * 200_000_000, 1)) + content[33:]
