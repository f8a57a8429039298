"""The plugins that Airflow's example Dags need and Airflow itself loads with `[core] load_examples`."""

from airflow.example_dags.plugins.decreasing_priority_weight_strategy import DecreasingPriorityWeightStrategyPlugin  # noqa: F401
from airflow.example_dags.plugins.workday import WorkdayTimetablePlugin  # noqa: F401
