using PuyangFabu.Content.Checks;
using PuyangFabu.Content.Checks.Reading;

namespace PuyangFabu.Tests.Content.Checks;

/// <summary>Runs one check over a text, on Monday 23 November 2026 in China.</summary>
internal static class Checking
{
    public static readonly CheckContext Context = new()
    {
        NowMs = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(8)).ToUnixTimeMilliseconds(),
        PublicBase = new Uri("https://fabu.example/"),
        OwnNames = ["濮阳发布", "濮阳市示例办公室"],
    };

    public static CheckedText Body(string body) => new() { Title = "标题", BodyText = body, BodyHtml = $"<p>{body}</p>", Source = "濮阳发布" };

    public static CheckedDocument Open(CheckedText text) => new(text, Context);

    public static IReadOnlyList<TextFinding> Run(this ICheck check, CheckedText text) => [.. check.Check(Open(text))];

    public static IReadOnlyList<TextFinding> Run(this ICheck check, string body) => check.Run(Body(body));
}
