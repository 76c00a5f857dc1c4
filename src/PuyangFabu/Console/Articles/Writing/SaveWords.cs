using System.Globalization;
using PuyangFabu.Console.Articles.Parts;
using PuyangFabu.Content.Articles.Works;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Console.Articles.Writing;

/// <summary>How far a text is saved, in the few words of the bar; the box above says the same at more length.</summary>
internal static class SaveWords
{
    /// <param name="left">What was not saved with it.</param>
    public static string Saved(DateTimeOffset now, IReadOnlyList<FieldProblem> left) => string.Create(
        CultureInfo.InvariantCulture,
        $"已保存 {UnixMilliseconds.ToChinaTime(now.ToUnixTimeMilliseconds()):HH:mm}{(left.Count == 0 ? "" : $"，只有{string.Join("、", left.Select(static problem => FieldLabels.Of(problem.Field)).Distinct())}没有存，请看红字")}");

    public static string Refused(WritingDesk desk, Refusal refusal) =>
        refusal.Fields.Count > 0 ? "还没有保存，请看红字"
        : desk.Conflict is not null ? ChangedBy(desk)
        : "没有保存，原因见页面上方";

    /// <returns>Null when it may be saved without a press.</returns>
    public static string? WhyNotByItself(WritingDesk desk) =>
        desk.Conflict is not null ? ChangedBy(desk)
        : desk.View is null && (string.IsNullOrWhiteSpace(desk.Typed.Title) || desk.Typed.Board.Length == 0) ? "写好标题、选好栏目后自动保存"
        : desk.View is { Lock: { } held } && !desk.IsMine ? $"没有保存：{held.By.Name}正在编辑"
        : desk.View is not null && desk.View.Status is not (WorkState.Draft or WorkState.Withdrawn) ? "有改动，没有保存"
        : null;

    private static string ChangedBy(WritingDesk desk) => $"没有保存：{desk.OtherName}改过";
}
