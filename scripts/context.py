"""Write ontology/context.jsonld, the JSON-LD context, from core.ttl and the prefixes.

Run: python scripts/context.py
"""

import json
from pathlib import Path

from kg.exporters.jsonld import context

target = Path(__file__).parent.parent / "ontology" / "context.jsonld"
target.write_text(json.dumps(context(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
