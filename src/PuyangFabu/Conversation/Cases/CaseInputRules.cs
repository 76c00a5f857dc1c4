using System.Text.RegularExpressions;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Cases;

/// <summary>What a case handed in must keep to. Whether its follower and its pictures are there is looked up elsewhere.</summary>
public static partial class CaseInputRules
{
    public const int LongestTitle = 100;
    public const int LongestText = 3000;
    public const int LongestCounty = 20;
    public const int LongestPlace = 200;
    public const int LongestContact = 100;
    public const int MostPictures = 9;
    public const int LongestAnswer = 3000;

    /// <summary>Where cases come from, as people choose it; anything else may be written.</summary>
    public static IReadOnlyList<string> Counties { get; } = ["华龙区", "清丰县", "南乐县", "范县", "台前县", "濮阳县", "经济技术开发区", "工业园区", "城乡一体化示范区"];

    /// <returns>The case without number, term and contact, or everything that is wrong with the input.</returns>
    public static Outcome<Case> Read(CaseInput input, string source)
    {
        // What was told to an operator, or comes from elsewhere, is not turned away for it.
        var problems = Checks(input, written: source == "form")
            .Where(static check => check.Reason is not null)
            .Select(static check => new FieldProblem(check.Field, check.Reason!))
            .ToList();
        return problems.Count > 0 ? Refusal.BadInput(problems) : new Case
        {
            Number = "",
            CodeHash = "",
            Type = input.Type!,
            Title = input.Title!.Trim(),
            Text = input.Text!.Trim(),
            County = (input.County ?? "").Trim(),
            Place = (input.Place ?? "").Trim(),
            Anonymous = input.Anonymous ?? false,
            Publishable = input.Publishable ?? false,
            Pictures = ContentJson.Write((input.Pictures ?? []).ToArray()),
            Source = source,
            State = CaseState.Submitted,
            TermDays = 0,
            SubmittedMs = 0,
            DueMs = 0,
        };
    }

    private static IEnumerable<(string Field, string? Reason)> Checks(CaseInput input, bool written)
    {
        yield return ("type", input.Type is not null && CaseType.All.Contains(input.Type) ? null : $"应是{string.Join("、", CaseType.All)}之一");
        yield return ("title", FieldReasons.OfNeededLine(input.Title, LongestTitle));
        yield return ("text", string.IsNullOrWhiteSpace(input.Text) ? FieldReasons.Missing : FieldReasons.OfText(input.Text, LongestText));
        yield return ("county", FieldReasons.OfLine(input.County ?? "", LongestCounty));
        yield return ("place", FieldReasons.OfLine(input.Place ?? "", LongestPlace));
        yield return ("contact", FieldReasons.OfLine(input.Contact ?? "", LongestContact) ?? (written && ContactReason(input.Contact) is { } unreachable ? unreachable : null));
        yield return ("pictures", PicturesReason(input.Pictures ?? []));
    }

    /// <summary>Why nobody can be reached by what was written: it holds no number, no mail address and no WeChat name. Null for nothing at all.</summary>
    public static string? ContactReason(string? contact) =>
        string.IsNullOrWhiteSpace(contact) || Reachable().IsMatch(HalfWidth.Of(contact)) ? null : "不像联系方式，请写电话号码、邮箱或微信号；不想留就空着";

    // Numbers in groups count as one; a WeChat name begins with a letter and has six characters or more.
    [GeneratedRegex(@"(?:[0-9][ \-()]{0,2}){5,}|[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+\.[A-Za-z]{2,}|(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9_\-]{5,19}")]
    private static partial Regex Reachable();

    private static string? PicturesReason(IReadOnlyList<string?> pictures) =>
        pictures.Count > MostPictures ? $"太多（{pictures.Count} 张，最多 {MostPictures} 张）"
        : pictures.FirstOrDefault(static path => path is null || !UploadPaths.IsUpload(path)) is var other && pictures.Any(static path => path is null || !UploadPaths.IsUpload(path))
            ? $"里的“{(other is { Length: > 40 } ? other[..40] + "…" : other)}”不是上传的图片的地址"
        : pictures.Distinct(StringComparer.Ordinal).Count() < pictures.Count ? "里有重复的图片"
        : null;
}
