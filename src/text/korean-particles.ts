/** Endings a Korean name takes without becoming another word: case particles and the suffixes of news style. */
export const KOREAN_PARTICLES: ReadonlySet<string> = new Set(
  (
    "가 이 은 는 을 를 의 에 와 과 도 로 으로 만 나 이나 랑 이랑 부터 까지 에서 에게 에선 에는 에도 에서는 에서도 께서 보다 처럼 라는 이라는 라고 이라고 란 이란 측 측은 측이 " +
    "산 제 형 용 발 행 향 계 간 내 칩 칩을 칩의 칩이 칩은 사 사의 사는 사가 였다 이다 다 인데 며 이며 여서 으로부터 로부터 으로의 로의 와의 과의 에의 만의 뿐 마저 조차 이고 고 입니다 인가 인지 이었다"
  ).split(" "),
);
