"""Writes generated/twins.json: what Airflow's own serializer makes of twins.py.

usage: python record.py     in an environment with apache-airflow-core 3.3.2 and apache-airflow-providers-standard
"""

import json
import os
import tempfile
from pathlib import Path

here = Path(__file__).parent

with tempfile.TemporaryDirectory() as home:
    os.environ.update(AIRFLOW_HOME=home, AIRFLOW__CORE__LOAD_EXAMPLES="False")
    from airflow.dag_processing.dagbag import DagBag
    from airflow.serialization.serialized_objects import DagSerialization

    bag = DagBag(here / "twins.py", bundle_path=here)
    if bag.import_errors:
        raise SystemExit(json.dumps(bag.import_errors, indent=1))
    dags = {dag_id: DagSerialization.to_dict(dag) for dag_id, dag in sorted(bag.dags.items())}

text = json.dumps(dags, indent=1, sort_keys=True)
for place in ("fileloc", "_processor_dags_folder"):
    for data in dags.values():
        text = text.replace(json.dumps(data["dag"][place]), '""')
(here / "generated" / "twins.json").write_text(text + "\n")
