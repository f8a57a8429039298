"""Runs beside author code in Python: a fork server that has imported Airflow's Task SDK, and the children it forks.

The Node side (packages/runtimes) starts `python serve.py SOCKET ID` and speaks with it over the unix socket: one JSON object a
line. Every forked child connects back to the same socket for its own channels, because Node cannot pass descriptors.
"""
