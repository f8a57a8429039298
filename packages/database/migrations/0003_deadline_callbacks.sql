-- A callback is made when its deadline is missed, from the alert of the Dag version that the run was created with.
alter table deadline
  alter column deadline_alert_id set not null,
  drop constraint deadline_deadline_alert_id_fkey,
  add constraint deadline_deadline_alert_id_fkey foreign key (deadline_alert_id) references deadline_alert (id) on delete cascade;
create index deadline_alert_by_version on deadline_alert (dag_version_id);
