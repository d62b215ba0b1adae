import fc from "fast-check";

// One seed, so that a run says of a change what it said before it; `FC_SEED=$RANDOM npm test` looks elsewhere.
fc.configureGlobal({ seed: Number(process.env["FC_SEED"] ?? 20_261_124) });
