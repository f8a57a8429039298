import './theme/mantine.css';
import './theme/global.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { basePath } from './api/base-path.ts';
import { createQueryClient } from './api/query-client.ts';
import { Pages } from './pages/pages.tsx';
import { reloadWhenReplaced } from './reload-when-replaced.ts';
import { theme } from './theme/theme.ts';
import { ZoneProvider } from './time/zone.tsx';

reloadWhenReplaced();
const queryClient = createQueryClient();

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <ZoneProvider>
          <BrowserRouter basename={basePath}>
            <Pages />
          </BrowserRouter>
        </ZoneProvider>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
