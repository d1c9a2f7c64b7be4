"""Modules as classic scripts: the same exports, and no form that is lost in silence."""

import json
import subprocess

import pytest

from guide.publish.modules import classic
from tests.js.node import node_path

MODULE = """import value, { one as two } from "./other.js?v=01234567";import{three}from"./third.js"
export const sum = value + two + three; export async function later() { return (await import("./other.js?v=01234567")).default }
export class Name {}
const hidden = import.meta.url;
export { hidden as address };
export default sum;
"""
RUN = """const fromFolder = { module: async (imports, run) => {
  const given = { "./other.js": { default: 1, one: 2 }, "./third.js": { three: 4 } };
  const made = await run(async (path) => given[path], "file:///x.js", ...imports.map((path) => given[path]));
  console.log(JSON.stringify({ names: Object.keys(made).sort(), sum: made.sum, default: made.default, later: await made.later(), address: made.address }));
} };
"""


def test_a_module_runs_as_a_classic_script_and_gives_the_same() -> None:
    node = node_path()
    assert node
    made = subprocess.run([node, "-e", RUN + classic(MODULE)], capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout) == {
        "names": ["Name", "address", "default", "later", "sum"],
        "sum": 7,
        "default": 7,
        "later": 1,
        "address": "file:///x.js",
    }


@pytest.mark.parametrize(
    "line", ['export * from "./a.js";', "export let a = 1;", "export default function a() {}", 'import * as a from "./a.js";']
)
def test_a_form_that_is_not_known_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="port"):
        classic(f"const x = 1;\n{line}\n")
