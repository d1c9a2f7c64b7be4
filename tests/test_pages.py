"""The pages nobody writes by hand."""

import yaml

from guide.content.guide import Guide
from guide.fragments.pages import generated_pages


def front(page: str) -> dict[str, str]:
    values: dict[str, str] = yaml.safe_load(page.split("---\n")[1])
    return values


def test_a_page_for_each(planters: Guide, guide: Guide) -> None:
    mine = {"casussen/rozenlaan-plantstad.md", "casussen/tulpenplein-plantstad.md", "checklists/zaaien.md", "succesfactoren/geduld.md"}
    assert mine <= set(generated_pages(planters))
    pages = generated_pages(guide)
    assert {f"casussen/{id}.md" for id in guide.cases} | {f"checklists/{id}.md" for id in guide.checklists} <= set(pages)


def test_contributed_text_stands_only_in_the_front_matter_and_whole(planters: Guide) -> None:
    page = generated_pages(planters)["casussen/tulpenplein-plantstad.md"]
    assert front(page)["title"] == 'Een "plein" vol <3 {{ tulpen }} (Tulpenplein, Plantstad)'
    assert front(page)["description"] == "{{ 7 * 7 }} tulpen op een plein: zo & niet anders."
    body = page.split("---\n", 2)[2]
    assert "tulpen }}" not in body and "{{ case_head(id) }}" in body and front(page)["id"] == "tulpenplein-plantstad"


def test_titles_and_descriptions(planters: Guide, guide: Guide) -> None:
    checklist = front(generated_pages(planters)["checklists/zaaien.md"])
    assert checklist["title"] == "Checklist zaaien"
    assert checklist["description"].startswith("2 vragen om samen te bespreken. Loop deze vragen")
    for path, page in generated_pages(guide).items():
        assert 0 < len(front(page)["description"]) <= 320, path
        assert front(page)["description"][-1] in ".?!", path
