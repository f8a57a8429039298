"""Ask a server of REST API v2 the questions of cases.json, in their order, and write what it answered.

usage: ask.py BASE_URL CASES.json OUT.json
The server holds the Dag `conformance` of dag.py and nothing else, and takes everybody for an admin ([core]
simple_auth_manager_all_admins). Needs the Python package requests.
"""
import json
import sys

import requests

base, cases, out = sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3]
http = requests.Session()
http.headers["Authorization"] = "Bearer " + requests.get(base + "/auth/token").json()["access_token"]
answers = []
for case in json.load(open(cases)):
    # A server may drop a connection that it kept open for too long.
    answer = http.request(case["method"], base + "/api/v2" + case["path"], json=case.get("body"), headers={"Connection": "close"})
    is_json = answer.headers.get("content-type", "").startswith("application/json") and answer.text
    answers.append({**case, "status": answer.status_code, "answer": answer.json() if is_json else answer.text})
json.dump(answers, open(out, "w"), indent=1)
print("wrote", len(answers))
