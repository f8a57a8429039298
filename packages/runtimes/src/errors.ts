import { defineErrors } from '@leeward/contracts';

export const errors = defineErrors({
  LW_PYTHON_MISSING: {
    status: 500,
    exitCode: 4,
    sentence: 'The Dag file {file} is Python and no Python environment is set up: python3 3.10 or newer is needed.',
  },
  LW_PYTHON_MISSING_FOR_TRIGGERS: {
    status: 500,
    exitCode: 4,
    sentence:
      'Deferred tasks wait for Python triggers and no Python environment is set up: python3 3.10 or newer is needed.',
  },
  LW_PYTHON_NOT_FOUND: {
    status: 500,
    exitCode: 4,
    sentence: 'No python3 of version 3.10 or newer is on the PATH: Python Dags cannot run, TypeScript Dags can.',
  },
  LW_PYTHON_ENVIRONMENT_FAILED: {
    status: 500,
    exitCode: 4,
    sentence: 'The virtual environment {folder} could not be made with {interpreter}: {reason}',
  },
  LW_PYTHON_RUNTIME_BROKEN: {
    status: 500,
    exitCode: 4,
    sentence: 'Python at {interpreter} could not start the Airflow runtime ({reason}); it printed: {printed}',
  },
  LW_TIMETABLE_FAILED: {
    status: 500,
    exitCode: 1,
    sentence: 'The timetable {timetable} could not say its next runs: {problem}',
  },
  LW_RUNTIME_NOT_STARTED: {
    status: 500,
    exitCode: 1,
    sentence: 'The runtime "{command}" could not be started: {reason}.',
  },
  LW_NODE_RUNTIME_MISSING: {
    status: 500,
    exitCode: 4,
    sentence: 'The Dag file {file} is TypeScript or JavaScript and no runtime for these is set up.',
  },
  LW_RUNTIME_UNKNOWN_LANGUAGE: {
    status: 400,
    exitCode: 2,
    sentence:
      'No runtime is known for the Dag file {file}: expected its name to end in .py, .zip, .ts, .mts, .js or .mjs.',
  },
  LW_RUNTIMES_CLOSED: {
    status: 503,
    exitCode: 3,
    sentence: 'The runtimes of this process are closed; nothing can be started.',
  },
});
