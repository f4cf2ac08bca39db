//! Numbers that look random and depend on nothing but their seed.

/// A linear congruential generator (Knuth's MMIX constants).
pub struct Random(u64);

impl Random {
    /// The generator of a seed of several parts.
    pub fn new(seed: &[u64]) -> Self {
        let mut random = Self(seed.len() as u64);
        for part in seed {
            random.0 ^= part.wrapping_mul(0x9e37_79b9_7f4a_7c15);
            random.step();
            random.0 ^= random.0 >> 29;
        }
        random
    }

    fn step(&mut self) {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    }

    /// The next number, from 0 to `limit` - 1.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.step();
        // The low bits of such a generator have short cycles.
        (self.0 >> 33) % limit
    }
}
