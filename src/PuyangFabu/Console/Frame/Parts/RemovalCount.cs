using System.Globalization;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Console.Frame.Parts;

/// <summary>How many things somebody says that he means to delete, see <see cref="RemovalField"/>.</summary>
public static class RemovalCount
{
    public const string Field = "typed";

    /// <returns>Null when nothing goes, or as much as he says.</returns>
    public static Refusal? ProblemOf(int count, string? typed) =>
        count == 0 || (typed is null ? null : HalfWidth.Of(typed).Trim()) == count.ToString(CultureInfo.InvariantCulture) ? null
        : Refusal.BadInput(Field, $"应为 {count}；什么都没有删除");
}
