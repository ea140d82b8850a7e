"""Cuts Noto Sans CJK SC down to what stands on an admission ticket.

usage: python3 subset.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
needs: fontTools (pip install fonttools), the Debian package fonts-noto-cjk
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

FOLDER = Path(__file__).parent
FAMILY = "Noto Sans CJK SC"
# What only lays out vertical or shaped text.
UNUSED = ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
# Characters of names stand mostly under these radicals; simplified ones are in neither GB 2312 nor Big5.
RADICALS = {
    "人": (0x4EBA, 0x513E),
    "女": (0x5973, 0x5B4F),
    "日": (0x65E5, 0x66EF),
    "水": (0x6C34, 0x706A),
    "火": (0x706B, 0x7229),
    "玉": (0x7389, 0x74DB),
    "示": (0x793A, 0x79B7),
    "言": (0x8BA0, 0x8C36),
    "金": (0x9485, 0x9576),
    "马": (0x9A6C, 0x9AA7),
    "鸟": (0x9E1F, 0x9E74),
}


def encoded(encoding: str, leads: range) -> set[int]:
    """The characters of an encoding of two bytes."""
    pairs = (bytes([lead, trail]) for lead in leads for trail in range(0x40, 0xFF))
    return {ord(text) for text in (pair.decode(encoding, "ignore") for pair in pairs) if len(text) == 1}


def wanted() -> set[int]:
    latin = set(range(0x20, 0x7F)) | set(range(0xA0, 0x180))
    standards = encoded("gb2312", range(0xA1, 0xF8)) | encoded("big5", range(0xA1, 0xFA))
    names = {point for first, last in RADICALS.values() for point in range(first, last + 1)}
    listed = set(map(ord, "".join((FOLDER / "names.txt").read_text("utf-8").split())))
    return latin | standards | names | listed


def main(source: str) -> None:
    fonts = TTCollection(source).fonts
    font = next(it for it in fonts if it["name"].getDebugName(4) == FAMILY)
    font.recalcTimestamp = False
    options = Options(layout_features=[], hinting=False, name_IDs=["*"])
    options.drop_tables += UNUSED
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    font.save(FOLDER / "NotoSansCJKsc-subset.otf")


main(sys.argv[1])
