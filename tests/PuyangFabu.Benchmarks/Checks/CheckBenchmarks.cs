using BenchmarkDotNet.Attributes;
using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Reading;
using PuyangFabu.Content.Checks.Words;

namespace PuyangFabu.Benchmarks.Checks;

/// <summary>The checks before publishing over the longest body there can be, with a word list of fifty thousand.</summary>
[MemoryDiagnoser]
public class CheckBenchmarks
{
    private const int BodyLength = 1_000_000;
    private const int Words = 50_000;

    private static readonly CheckContext Context = new() { NowMs = 1_795_399_200_000, PublicBase = new Uri("https://fabu.example/"), OwnNames = [] };

    private WordRule[] rules = [];
    private CompiledWordLists words = CompiledWordLists.Empty;
    private CheckedText text = new() { Title = "" };

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        string Letters(int length) => new([.. Enumerable.Range(0, length).Select(_ => (char)(0x4E00 + random.Next(3000)))]);
        rules = [.. Enumerable.Range(0, Words).Select(_ => new WordRule { ListName = "词表", Kind = WordRuleKind.Exact, Words = Letters(random.Next(2, 6)), Severity = FindingSeverity.Hint })];
        words = new CompiledWordLists(rules);
        var body = string.Concat(Enumerable.Range(0, BodyLength / 100).Select(_ => $"{Letters(40)}，2026年11月23日（星期一），电话12345，{Letters(37)}。\n"));
        text = new CheckedText { Title = "标题", BodyText = body, BodyHtml = $"<p>{body}</p>" };
    }

    [Benchmark]
    public int AllChecks()
    {
        var document = new CheckedDocument(text, Context);
        return CheckList.OfText.Sum(check => check.Check(document).Count()) + words.Check(document).Count();
    }

    [Benchmark]
    public int WordsAlone() => words.Check(new CheckedDocument(text, Context)).Count();

    [Benchmark]
    public object Load() => new CompiledWordLists(rules);
}
