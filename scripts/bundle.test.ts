import { expect, it } from 'vitest'
import { sortBundle } from './bundle.ts'

const manifest = {
  'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_solid.js'], css: ['assets/index.css'] },
  '_solid.js': { file: 'assets/solid.js' },
  'src/routes/overview.tsx': {
    file: 'assets/overview.js',
    src: 'src/routes/overview.tsx',
    isDynamicEntry: true,
    imports: ['_solid.js', '_table.js'],
  },
  '_table.js': { file: 'assets/table.js', imports: ['_solid.js'] },
  'src/routes/providers.tsx': { file: 'assets/providers.js', src: 'src/routes/providers.tsx', isDynamicEntry: true },
  'src/charts/bars.tsx': {
    file: 'assets/bars.js',
    src: 'src/charts/bars.tsx',
    isDynamicEntry: true,
    imports: ['_solid.js', '_uplot.js'],
    css: ['assets/bars.css'],
  },
  '_uplot.js': { file: 'assets/uplot.js' },
}

it('the first load is the entry, the overview and all they import, each file once', () => {
  expect(sortBundle(manifest).firstLoad).toEqual(['assets/index.js', 'assets/solid.js', 'assets/overview.js', 'assets/table.js'])
})

it('charts count only what the first load did not bring', () => {
  expect(sortBundle(manifest).charts).toEqual(['assets/bars.js', 'assets/uplot.js'])
})

it('the style sheets of both count together, other screens not at all', () => {
  expect(sortBundle(manifest).css).toEqual(['assets/index.css', 'assets/bars.css'])
})
