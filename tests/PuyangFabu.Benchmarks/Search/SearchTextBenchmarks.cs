using BenchmarkDotNet.Attributes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Benchmarks.Search;

/// <summary>Normalising what a follower wrote: on the way of every message.</summary>
[MemoryDiagnoser]
public class SearchTextBenchmarks
{
    [Params("公积金", "请问住房公积金怎么提取", "請問住房公積金怎麼提取？")]
    public string Text { get; set; } = string.Empty;

    [Benchmark]
    public string Normalize() => SearchText.Normalize(Text);
}
