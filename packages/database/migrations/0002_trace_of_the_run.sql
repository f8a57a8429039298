-- A run is one trace: its attempts take the place of their spans from the run's own carrier.
alter table task_instance drop column context_carrier;
