// Writes docs/openapi.json from the API itself; with --check, fails when it would differ.

import path from 'node:path';
import { apiDocument } from '#server/api/index.ts';
import { keepGenerated } from './generated.ts';
import { root } from './run-command.ts';

const text = `${JSON.stringify(apiDocument(), null, '\t')}\n`;
process.exitCode = keepGenerated(path.join(root, 'docs/openapi.json'), text, 'openapi');
