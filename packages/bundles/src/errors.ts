import { defineErrors } from '@leeward/contracts';

export const bundleErrors = defineErrors({
  LW_BUNDLE_CONFIG: {
    status: 500,
    exitCode: 2,
    sentence: '[dag_processor] dag_bundle_config_list{path}: {problem}.',
  },
  LW_BUNDLE_UNKNOWN: {
    status: 404,
    exitCode: 3,
    sentence: 'There is no Dag bundle {name}; configured are {known}.',
  },
  LW_BUNDLE_FOLDER: {
    status: 500,
    exitCode: 3,
    sentence: 'Dag bundle {name}: the folder {path} cannot be read: {problem}.',
  },
  LW_BUNDLE_SYNC: {
    status: 500,
    exitCode: 3,
    sentence: 'Dag bundle {name}: git-sync has not brought the folder {path} yet: {problem}.',
  },
  LW_BUNDLE_VERSION: {
    status: 500,
    exitCode: 3,
    sentence: 'Dag bundle {name}: version {version} cannot be fetched: {problem}.',
  },
});
