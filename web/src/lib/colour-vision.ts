/**
 * How far apart colours look, to every reader. Deficiencies by Machado, Oliveira and Fernandes (2009) at full severity;
 * distances in OKLab (Ottosson 2020), where about 0.02 is just noticeable.
 */
type Vector = readonly [number, number, number]
type Matrix = readonly [Vector, Vector, Vector]

const identity: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]

export const simulations = {
  full: identity,
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>

const toLms: Matrix = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
]

const toLab: Matrix = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
]

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const apply = (matrix: Matrix, vector: Vector): Vector => [dot(matrix[0], vector), dot(matrix[1], vector), dot(matrix[2], vector)]
const each = (vector: Vector, change: (value: number) => number): Vector => [change(vector[0]), change(vector[1]), change(vector[2])]

function linear(hex: string): Vector {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value))

function seen(hex: string, vision: keyof typeof simulations): Vector {
  const rgb = each(apply(simulations[vision], linear(hex)), clamp)
  return apply(toLab, each(apply(toLms, rgb), Math.cbrt))
}

export function colourDistance(a: string, b: string, vision: keyof typeof simulations): number {
  const [x, y] = [seen(a, vision), seen(b, vision)]
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])
}

/** The contrast ratio of WCAG 2. */
export function contrast(a: string, b: string): number {
  const luminance = (hex: string) => dot([0.2126, 0.7152, 0.0722], linear(hex))
  const [x, y] = [luminance(a), luminance(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

/** A translucent colour, `#rrggbbaa`, as it looks over an opaque one. */
export function layOver(top: string, below: string): string {
  const alpha = top.length === 9 ? Number.parseInt(top.slice(7), 16) / 255 : 1
  const channel = (at: number) => {
    const [above, under] = [top, below].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16))
    return Math.round((above ?? 0) * alpha + (under ?? 0) * (1 - alpha))
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(1)}${channel(3)}${channel(5)}`
}
