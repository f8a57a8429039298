-- What a timetable that an author wrote in Python answered last: the scheduler asks, the Dag processor has the author's code run.
create table timetable_answer (
  dag_id text primary key references dag (dag_id) on delete cascade,
  -- The timetable as serialized, its bounds and the last run: another question makes the answer void.
  question jsonb not null,
  -- The runs that follow, null while nobody has answered.
  runs jsonb,
  -- Whether the timetable had more runs after those.
  has_more boolean not null default false,
  problem text,
  asked_at timestamptz not null default now()
);
create index timetable_unanswered on timetable_answer (asked_at) where runs is null and problem is null;
