using System.Globalization;
using PuyangFabu.Console.Frame;
using PuyangFabu.Content.Tables;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.Foundation.Text;
using PuyangFabu.People.Audit;

namespace PuyangFabu.Console.Audit;

/// <summary>Entries of the record as rows for a spreadsheet, in the words of the page.</summary>
internal static class AuditTable
{
    /// <summary>Of <c>machine</c>: what the product did by itself is asked for too.</summary>
    public const string Shown = "shown";

    private static readonly string[] Headings = ["序号", "时间", "用户名", "姓名", "地址", "做了什么", "对象", "对象编号", "名称", "结果", "说明"];

    /// <param name="names">Display names by user names.</param>
    public static TableContent Of(IEnumerable<AuditItem> entries, AuditWords deeds, IReadOnlyDictionary<string, string> names) =>
        new(Headings, entries.Select(entry => RowOf(entry, deeds, names)));

    /// <summary>The kind of thing that the address of the list asks for; an older link names it in <c>what</c> alone.</summary>
    public static AuditThing? ThingOf(IQueryCollection asked)
    {
        var kind = Given(asked["kind"]) ?? Given(asked["what"])?.Split('.')[0];
        return AuditNames.Things.FirstOrDefault(known => known.Kind == kind);
    }

    /// <summary>The action that it asks for: what was chosen of another kind is meant no more.</summary>
    public static string? WantedOf(IQueryCollection asked) => ThingOf(asked) is not { } thing ? null
        : thing.Actions.Any(action => action.Code == asked["what"]) ? Given(asked["what"])
        : thing.Kind;

    /// <summary>What the address of the list asks for.</summary>
    public static AuditFilter FilterOf(IQueryCollection asked) => new()
    {
        FromMs = FilterDay.StartOf(asked["from"]),
        UntilMs = FilterDay.EndOf(asked["until"]),
        OperatorName = Given(asked["who"]),
        Action = WantedOf(asked),
        TargetId = IdOf(asked["id"].ToString().Trim()),
        PeopleOnly = asked["machine"] != Shown && !(WantedOf(asked) is { } wanted && AuditNames.IsByItself(wanted)),
        Refused = asked["result"].ToString() switch { "refused" => true, "done" => false, _ => null },
    };

    /// <summary>The same for people, as the record keeps what somebody took from it; empty for all that people did.</summary>
    public static string WordsOf(IQueryCollection asked)
    {
        var filter = FilterOf(asked);
        return string.Join('，', new[]
        {
            filter.FromMs is null ? "" : $"从 {asked["from"]}",
            filter.UntilMs is null ? "" : $"到 {asked["until"]}",
            filter.OperatorName is { } who ? $"操作员 {who}" : "",
            filter.Action is not { } action ? "" : AuditNames.Knows(action) ? AuditNames.OfAction(action) : AuditNames.OfThing(action),
            filter.TargetId is { } id ? $"编号 {id}" : "",
            filter.Refused switch { true => "没有成功的", false => "成功的", null => "" },
            filter.PeopleOnly ? "" : "连同系统自动做的",
        }.Where(static part => part.Length > 0));
    }

    private static IReadOnlyList<string> RowOf(AuditItem entry, AuditWords deeds, IReadOnlyDictionary<string, string> names) =>
    [
        entry.Sequence.ToString(CultureInfo.InvariantCulture),
        ChinaTime.Full(entry.At.ToUnixTimeMilliseconds()),
        entry.Operator,
        names.GetValueOrDefault(entry.Operator, ""),
        entry.Address,
        deeds.DeedOf(entry),
        entry.TargetKind is { } kind ? AuditNames.OfThing(kind) : "",
        entry.TargetId ?? "",
        AuditSubject.CalledIn(entry) ?? "",
        entry.Refused is null ? "成功" : "没有成功",
        AuditFields.CommentOf(entry) ?? "",
    ];

    // A number as a Chinese keyboard writes it; a name with such signs in it stays what it is.
    private static string? IdOf(string text) => Given(HalfWidth.Of(text) is var half && half.All(static one => char.IsAsciiLetterOrDigit(one) || one is '-' or '_' or '.') ? half : text);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
