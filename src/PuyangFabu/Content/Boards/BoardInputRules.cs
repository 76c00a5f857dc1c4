using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Content.Boards;

/// <summary>What a board handed in must keep to, alone and among the others: two levels, as WeChat's menu has.</summary>
public static partial class BoardInputRules
{
    public const int LongestSlug = 64;
    public const int LongestName = 50;
    public const int LongestDescription = 500;
    public const long MostOrder = 1_000_000;

    private const int Step = 10;

    /// <param name="stored">The board that is changed; null for a new one.</param>
    /// <returns>The board with the next revision, or everything that is wrong with the input.</returns>
    public static Outcome<Board> Read(BoardInput input, Board? stored, BoardTree tree)
    {
        var parent = string.IsNullOrWhiteSpace(input.Parent) ? null : tree.Find(input.Parent.Trim());
        var problems = Checks(input, stored, parent, tree)
            .Where(static check => check.Reason is not null)
            .Select(static check => new FieldProblem(check.Field, check.Reason!))
            .ToList();
        return problems.Count > 0 ? Refusal.BadInput(problems) : new Board
        {
            Id = stored?.Id ?? 0,
            Slug = stored?.Slug ?? input.Slug!,
            Name = input.Name!.Trim(),
            ParentId = parent?.Id,
            Description = (input.Description ?? "").Trim(),
            SortOrder = input.Order ?? stored?.SortOrder ?? Last(tree, parent?.Id) + Step,
            Visible = input.Visible ?? true,
            Revision = stored?.Revision + 1 ?? 1,
        };
    }

    private static IEnumerable<(string Field, string? Reason)> Checks(BoardInput input, Board? stored, Board? parent, BoardTree tree)
    {
        yield return ("slug", SlugReason(input.Slug, stored));
        yield return ("name", FieldReasons.OfNeededLine(input.Name, LongestName)
            ?? (SearchText.Normalize(input.Name!).Length == 0 ? "里没有能读的字" : null));
        yield return ("parent", string.IsNullOrWhiteSpace(input.Parent) ? null : ParentReason(input.Parent, stored, parent, tree));
        yield return ("description", FieldReasons.OfText(input.Description ?? "", LongestDescription));
        yield return ("order", input.Order is < -MostOrder or > MostOrder ? $"应是整数，在 -{MostOrder} 与 {MostOrder} 之间，例如 20" : null);
    }

    private static string? SlugReason(string? slug, Board? stored) =>
        stored is not null
            ? slug is null || slug.Equals(stored.Slug, StringComparison.OrdinalIgnoreCase) ? null : "写在菜单和链接里，不能改；需要别的代号请新建栏目"
            : string.IsNullOrEmpty(slug) ? FieldReasons.Missing
            : slug == "deleted" ? "是保留的，请换一个"
            : slug.Length > LongestSlug || !SlugForm().IsMatch(slug) ? $"应是小写字母、数字，中间可用连字符，最多 {LongestSlug} 个字符，例如 tongzhi-gonggao"
            : null;

    private static string? ParentReason(string slug, Board? stored, Board? parent, BoardTree tree) =>
        parent is null ? $"没有代号为“{slug}”的栏目"
        : parent.Id == stored?.Id ? "不能是自己"
        : parent.ParentId is not null ? $"“{parent.Name}”已是二级栏目，下面不能再有栏目"
        : stored is not null && tree.All.Count(board => board.ParentId == stored.Id) is var below and > 0 ? $"不能填：本栏目下还有 {below} 个栏目，栏目只有两级"
        : null;

    private static long Last(BoardTree tree, long? parentId) =>
        tree.All.Where(board => board.ParentId == parentId).Select(static board => board.SortOrder).DefaultIfEmpty(0).Max();

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugForm();
}
