"""Other people's scripts are as they were published on npm: the hash of each file of js-aruco2 2.0.0, js-yaml 4.3.2, lunr 2.3.9 and qr 0.7.0, and its licence."""

import hashlib

from tests.conftest import ROOT

VENDOR = ROOT / "guide" / "theme" / "assets" / "vendor"
PUBLISHED = {
    "js-aruco2/aruco.js": "5fbd6344b8152de381cbe2ff64aa9c285999f15e8492cb092027542fe11d7d54",
    "js-aruco2/cv.js": "1cb9e470388b32fbd132dc74d16ade42703126b805b044985418039b9ea8182b",
    "js-yaml/js-yaml.js": "cea276c7e15f409a1adbe5d177aba7824398a474f7cf702bd57962c7d570636f",
    "lunr/lunr.min.js": "0c50d9002b85780a842afffb567bb54ede402dae7c6dc5997a018614d8044fc8",
    "qr/decode.js": "00e209820dcb11d624e9a03d6383e580766792b57d1651318f0a29e4e1ff0fe8",
    "qr/index.js": "a0de370051f94bd74f218f74401fdf197585e3f9ef0143164f87ea941a3fdd6f",
}


def test_the_scripts_of_others_are_as_published() -> None:
    found = {path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.rglob("*.js")}
    assert found == PUBLISHED


def test_each_has_its_licence_and_is_named() -> None:
    notice = (ROOT / "NOTICE.md").read_text(encoding="utf-8")
    for folder in VENDOR.iterdir():
        assert any("LICENSE" in file.name for file in folder.iterdir())
        assert folder.name in notice
