using PuyangFabu.Content.Directories;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>What a service handed in must keep to. Whether its unit is in the directory is looked up elsewhere.</summary>
public static class CitizenServiceInputRules
{
    public const int LongestName = 60;
    public const int LongestText = 500;
    public const int LongestLine = 100;
    public const int LongestTheme = 20;
    public const int LongestMiniProgram = 300;
    public const int MostWords = 50;
    public const int LongestWord = 30;

    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    /// <returns>The service without id, unit and place, or everything that is wrong with the input.</returns>
    public static Outcome<CitizenService> Read(CitizenServiceInput input)
    {
        var problems = Checks(input)
            .Where(static check => check.Reason is not null)
            .Select(static check => new FieldProblem(check.Field, check.Reason!))
            .ToList();
        return problems.Count > 0 ? Refusal.BadInput(problems) : new CitizenService
        {
            Name = input.Name!.Trim(),
            Words = ContentJson.Write((input.Words ?? []).Select(static word => word!.Trim()).ToArray()),
            Text = input.Text!.Trim(),
            Url = (input.Url ?? "").Trim(),
            MiniProgram = (input.MiniProgram ?? "").Trim(),
            Phone = HalfWidth.OfNumbers(input.Phone ?? "").Trim(),
            Hours = (input.Hours ?? "").Trim(),
            County = (input.County ?? "").Trim(),
            Theme = (input.Theme ?? "").Trim(),
            FromMs = TimeOf(input.From),
            UntilMs = TimeOf(input.Until),
        };
    }

    private static IEnumerable<(string Field, string? Reason)> Checks(CitizenServiceInput input)
    {
        yield return ("name", FieldReasons.OfNeededLine(input.Name, LongestName));
        yield return ("words", WordsReason(input.Words ?? []));
        yield return ("text", string.IsNullOrWhiteSpace(input.Text) ? FieldReasons.Missing : FieldReasons.OfText(input.Text, LongestText));
        yield return ("unit", FieldReasons.OfLine(input.Unit?.Name ?? "", LongestLine));
        yield return ("url", string.IsNullOrWhiteSpace(input.Url) ? null : FieldReasons.OfUrl(input.Url.Trim()));
        yield return ("miniProgram", FieldReasons.OfLine(input.MiniProgram ?? "", LongestMiniProgram));
        yield return ("phone", DirectoryInputRules.PhoneReason(HalfWidth.OfNumbers(input.Phone ?? "").Trim()));
        yield return ("hours", FieldReasons.OfLine(input.Hours ?? "", LongestLine));
        yield return ("county", FieldReasons.OfLine(input.County ?? "", LongestTheme));
        yield return ("theme", FieldReasons.OfLine(input.Theme ?? "", LongestTheme));
        yield return ("order", input.Order is < -DirectoryInputRules.MostOrder or > DirectoryInputRules.MostOrder ? $"应是整数，在 -{DirectoryInputRules.MostOrder} 与 {DirectoryInputRules.MostOrder} 之间，例如 20" : null);
        yield return ("from", TimeReason(input.From));
        yield return ("until", TimeReason(input.Until) ?? (TimeOf(input.Until) <= TimeOf(input.From) ? "要晚于开始的时间" : null));
    }

    private static string? WordsReason(IReadOnlyList<string?> words) =>
        words.Count > MostWords ? $"太多（{words.Count} 个，最多 {MostWords} 个）"
        : words.Select(WordReason).FirstOrDefault(static reason => reason is not null)
        ?? words.GroupBy(static word => SearchText.Normalize(word!), StringComparer.Ordinal)
            .Where(static group => group.Count() > 1)
            .Select(static group => $"“{string.Join("”和“", group)}”比较时是同一个词，请只留一个")
            .FirstOrDefault();

    private static string? WordReason(string? word) =>
        string.IsNullOrWhiteSpace(word) ? "里不能有空的词"
        : FieldReasons.OfLine(word, LongestWord) is { } reason ? $"{FieldReasons.Named(word)}{reason}"
        : SearchText.Normalize(word).Length < 2 ? $"“{word}”太短，至少要两个字"
        : null;

    private static string? TimeReason(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : !WrittenTime.TryParse(text, out var time) ? "不是日期和时间，例如 2026-01-05T09:00（不写时区按北京时间）"
        : time.Year is < FirstYear or > LastYear ? $"应在 {FirstYear} 年与 {LastYear} 年之间"
        : null;

    private static long? TimeOf(string? text) => text is not null && WrittenTime.TryParse(text, out var time) ? time.ToUnixTimeMilliseconds() : null;
}
