"""Makes the pictures and arrays beside this file, with Pillow as the reference that the resizer is compared with.

    /usr/bin/python3 make_fixtures.py SAMPLE

SAMPLE is the folder of the made X-rays of seed 42 (data/sample/v1-seed-42). Needs Pillow and NumPy (Debian: python3-pil, python3-numpy) and the
command cjpeg of libjpeg-turbo (Debian: libjpeg-turbo-progs). Run it again only when what it makes has to change; then look at what changed.
"""
import io
import pathlib
import subprocess
import sys

import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent
SIDE = 64


def picture(width, height):
    """Colour gradients, a disc and some noise: edges in all directions, and no two rows or columns alike."""
    rng = np.random.default_rng(width * 1000 + height)
    y, x = np.mgrid[0:height, 0:width]
    red = 255 * x / width
    green = 255 * y / height
    blue = np.where((x - width / 3) ** 2 + (y - height / 2) ** 2 < (height / 4) ** 2, 220, 40)
    noise = rng.normal(0, 6, (height, width, 1))
    return Image.fromarray(np.clip(np.stack([red, green, blue], axis=2) + noise, 0, 255).astype(np.uint8))


def pillow(name, image, **options):
    image.save(HERE / name, "JPEG", quality=88, **options)


def cjpeg(name, image, *options):
    ppm = io.BytesIO()
    image.save(ppm, "PPM")
    (HERE / name).write_bytes(subprocess.run(["cjpeg", "-quality", "88", *options], input=ppm.getvalue(), stdout=subprocess.PIPE, check=True).stdout)


def make_pictures():
    colour = picture(151, 117)
    grey = colour.convert("L")
    small_colour = picture(97, 75)
    exif = Image.Exif()
    exif[0x0112] = 6  # stored on its side: to be turned by 90 degrees
    pillow("grey.jpeg", grey)
    pillow("grey-optimised-tables.jpeg", grey, optimize=True)
    pillow("grey-progressive.jpeg", grey, progressive=True)
    pillow("grey-icc-profile.jpeg", grey, icc_profile=b"\0" * 128 + bytes(range(256)) * 80)
    pillow("grey-exif-on-its-side.jpeg", grey, exif=exif)
    cjpeg("grey-restart-markers.jpeg", grey, "-restart", "5B")
    pillow("rgb-420.jpeg", colour, subsampling=2)
    pillow("rgb-422.jpeg", colour, subsampling=1)
    pillow("rgb-444.jpeg", colour, subsampling=0)
    pillow("rgb-progressive.jpeg", colour, progressive=True)
    cjpeg("rgb-adobe-no-transform.jpeg", small_colour, "-rgb")
    cjpeg("rgb-restart-markers.jpeg", colour, "-restart", "3B")
    pillow("cmyk-adobe.jpeg", small_colour.convert("CMYK"))
    ycck = (HERE / "cmyk-adobe.jpeg").read_bytes()
    at = ycck.index(b"Adobe") + 11
    (HERE / "ycck-adobe.jpeg").write_bytes(ycck[:at] + b"\x02" + ycck[at + 1:])
    pillow("grey-1x1.jpeg", grey.resize((1, 1)))
    pillow("grey-3x200.jpeg", grey.resize((3, 200)))
    pillow("grey-200x3.jpeg", grey.resize((200, 3)))
    pillow("grey-9x7.jpeg", grey.resize((9, 7)))
    # Kinds that are refused.
    cjpeg("refused-arithmetic.jpeg", grey, "-arithmetic")


def small(file, how):
    return np.asarray(Image.open(file).convert("L").resize((SIDE, SIDE), how))


def make_arrays(sample):
    names = sorted(path.name for path in HERE.glob("*.jpeg") if not path.name.startswith("refused"))
    np.save(HERE / "bicubic.npy", np.stack([small(HERE / name, Image.BICUBIC) for name in names]))
    (HERE / "bicubic.txt").write_text("".join(name + "\n" for name in names))
    files = sorted(sample.glob("*.jpeg"))[:3]
    np.save(HERE / "sample-bicubic.npy", np.stack([small(file, Image.BICUBIC) for file in files]))
    np.save(HERE / "sample-lanczos.npy", np.stack([small(file, Image.LANCZOS) for file in files]))


make_pictures()
make_arrays(pathlib.Path(sys.argv[1]))
