using System.Globalization;
using PuyangFabu.Content.Articles;
using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Operations.SampleContent;

/// <summary>
/// One file below <c>articles/</c>: lines of <c>name: value</c>, a line of three hyphens, then Markdown. The folder is the
/// board's slug. The time is either <c>publishedAt</c> (China's time) or <c>daysAgo</c> with <c>time</c>, so that a fresh
/// installation looks fresh.
/// </summary>
internal sealed class SampleArticle
{
    private const string Separator = "\n---\n";
    private readonly Dictionary<string, string> head;
    private readonly string body;

    private SampleArticle(string name, string content)
    {
        Name = name;
        var end = content.IndexOf(Separator, StringComparison.Ordinal);
        head = content[..end].Split('\n').Select(static line => line.Split(": ", 2)).ToDictionary(static pair => pair[0], static pair => pair[1]);
        body = content[(end + Separator.Length)..];
    }

    /// <summary>Board and file, as in <c>banshi-zhinan/shenfenzheng</c>; rules point at articles by it.</summary>
    public string Name { get; }

    public string Board => Name[..Name.IndexOf('/', StringComparison.Ordinal)];

    public static IEnumerable<SampleArticle> All() =>
        from file in SeedFiles.List("articles")
        select new SampleArticle(file["articles/".Length..^".md".Length], SeedFiles.ReadText(file).ReplaceLineEndings("\n"));

    /// <param name="notice">What every sample says first.</param>
    public ArticleInput ToInput(string notice, DateTimeOffset now) => new()
    {
        ExternalId = "sample-" + Name.Replace('/', '-'),
        Board = Board,
        Title = head["title"],
        Digest = head.GetValueOrDefault("digest") ?? FirstParagraph(),
        Body = notice + "\n" + body,
        Source = "示例内容",
        Keywords = head["keywords"].Split(", "),
        PublishedAt = PublishedAt(now),
        Sample = true,
    };

    private string FirstParagraph() => Digest.Of(ArticleBody.Of(ArticleBody.Markdown, body).Text.Split('\n')[0]);

    private DateTimeOffset PublishedAt(DateTimeOffset now)
    {
        if (head.GetValueOrDefault("publishedAt") is { } fixedTime)
        {
            return new DateTimeOffset(DateTime.ParseExact(fixedTime, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), UnixMilliseconds.China);
        }

        var day = now.ToOffset(UnixMilliseconds.China).Date.AddDays(-int.Parse(head["daysAgo"], CultureInfo.InvariantCulture));
        var time = new DateTimeOffset(day + TimeSpan.ParseExact(head["time"], "hh\\:mm", CultureInfo.InvariantCulture), UnixMilliseconds.China);
        return time < now ? time : now;
    }
}
