namespace PuyangFabu.Benchmarks.Start;

/// <summary>One start: to the first answer, and what it took of the processors until then (a moment more).</summary>
internal readonly record struct StartTime(TimeSpan FirstAnswer, TimeSpan Processor);
