using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Directories;

/// <summary>What a directory entry handed in must keep to.</summary>
public static class DirectoryInputRules
{
    public const int LongestName = 100;
    public const int LongestSummary = 200;
    public const int LongestPhone = 50;
    public const long MostOrder = 1_000_000;

    /// <returns>The entry without id and place, or everything that is wrong with the input.</returns>
    public static Outcome<DirectoryEntry> Read(DirectoryInput input)
    {
        var problems = Checks(input)
            .Where(static check => check.Reason is not null)
            .Select(static check => new FieldProblem(check.Field, check.Reason!))
            .ToList();
        return problems.Count > 0 ? Refusal.BadInput(problems) : new DirectoryEntry
        {
            Kind = input.Kind!,
            Name = input.Name!.Trim(),
            Summary = (input.Summary ?? "").Trim(),
            SiteUrl = (input.SiteUrl ?? "").Trim(),
            AccountName = (input.AccountName ?? "").Trim(),
            Phone = HalfWidth.OfNumbers(input.Phone ?? "").Trim(),
        };
    }

    private static IEnumerable<(string Field, string? Reason)> Checks(DirectoryInput input)
    {
        yield return ("kind", input.Kind is not null && DirectoryKind.All.Contains(input.Kind) ? null : $"应是{string.Join("、", DirectoryKind.All)}之一");
        yield return ("name", FieldReasons.OfNeededLine(input.Name, LongestName));
        yield return ("summary", FieldReasons.OfLine(input.Summary ?? "", LongestSummary));
        yield return ("siteUrl", string.IsNullOrWhiteSpace(input.SiteUrl) ? null : FieldReasons.OfUrl(input.SiteUrl.Trim()));
        yield return ("accountName", FieldReasons.OfLine(input.AccountName ?? "", LongestName));
        yield return ("phone", PhoneReason(HalfWidth.OfNumbers(input.Phone ?? "").Trim()));
        yield return ("order", input.Order is < -MostOrder or > MostOrder ? $"应是整数，在 -{MostOrder} 与 {MostOrder} 之间，例如 20" : null);
    }

    /// <param name="phone">Trimmed; may be empty.</param>
    internal static string? PhoneReason(string phone) =>
        FieldReasons.OfLine(phone, LongestPhone)
        ?? (phone.Length == 0 || (phone.Any(char.IsAsciiDigit) && phone.All(static character => char.IsAsciiDigit(character) || " +-()（）转、".Contains(character, StringComparison.Ordinal)))
            ? null
            : "应是电话号码，只有数字、空格、+、-、括号、“转”和顿号");
}
