import { expect, test } from 'vitest';
import { seededRandom } from '../kernel/seeded-random.ts';
import { type Member, Population } from './population.ts';

const member = (value: number, broken = 0, ...chosen: number[]): Member => ({
  chosen: Int32Array.from(chosen),
  value,
  broken,
});

/** All that chance ever picks. */
const picked = (population: Population) => new Set(Array.from({ length: 500 }, () => population.pick()));

test('while there is room all that differ are let in, and nothing twice', () => {
  const population = new Population(3, seededRandom(1));
  const [one, same, other] = [member(5, 0, 1, -1), member(5, 0, 1, -1), member(5, 0, -1, 1)];
  population.offer(one);
  population.offer(same);
  expect(population.isFull).toBe(false);
  population.offer(other);
  expect(population.isFull).toBe(false);
  expect(picked(population)).toEqual(new Set([one, other]));
  population.offer(member(1, 2, -1, -1));
  expect(population.isFull).toBe(true);
});

test('where it is full the better takes the place of the worst: first what breaks most, then what is worth least', () => {
  const population = new Population(2, seededRandom(1));
  const [poor, broken, good, best] = [member(1, 0, 0), member(90, 1, 1), member(7, 0, 2), member(9, 0, 3)];
  population.offer(poor);
  population.offer(broken);
  expect(population.hasRoomFor({ value: 80, broken: 1 })).toBe(false);
  population.offer(good);
  expect(picked(population)).toEqual(new Set([poor, good]));
  population.offer(best);
  expect(picked(population)).toEqual(new Set([good, best]));
  expect(population.hasRoomFor({ value: 7, broken: 0 })).toBe(false);
  population.offer(member(8, 0, 3));
  expect(picked(population).has(good)).toBe(false);
});

test('of two that chance names the better is picked', () => {
  const population = new Population(2, seededRandom(1));
  const [good, poor] = [member(2, 0, 1), member(1, 0, 0)];
  population.offer(good);
  population.offer(poor);
  const times = Array.from({ length: 1000 }, () => population.pick()).filter((one) => one === good).length;
  expect(times).toBeGreaterThan(700);
  expect(times).toBeLessThan(800);
});
