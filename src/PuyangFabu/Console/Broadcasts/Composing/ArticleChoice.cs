using PuyangFabu.Console.Frame;

namespace PuyangFabu.Console.Broadcasts.Composing;

/// <summary>The chosen articles of a form, changed by its buttons: works without script, and saves nothing.</summary>
public static class ArticleChoice
{
    public const string Save = "save";
    public const string Add = "add";
    public const string Away = "away";
    public const string Up = "up";
    public const string Down = "down";

    /// <param name="ids">In order.</param>
    /// <param name="act">What the pressed button says: <c>up 1</c>, <c>down 1</c>, <c>away 1</c> with a place from 0, <c>add 23</c> with an id.</param>
    /// <returns>The articles after it; as they were when the button says none of these.</returns>
    public static IReadOnlyList<long> After(IReadOnlyList<long> ids, string? act)
    {
        if (act?.Split(' ') is not [var what, var which] || AddressNumber.Of(which) is not { } number)
        {
            return ids;
        }

        var after = ids.ToList();
        var place = (int)Math.Min(number, int.MaxValue);
        switch (what)
        {
            case Add when !after.Contains(number):
                after.Add(number);
                break;
            case Away when place < after.Count:
                after.RemoveAt(place);
                break;
            case Up when place > 0 && place < after.Count:
                (after[place - 1], after[place]) = (after[place], after[place - 1]);
                break;
            case Down when place < after.Count - 1:
                (after[place + 1], after[place]) = (after[place], after[place + 1]);
                break;
        }

        return after;
    }

    /// <param name="ids">Each may hold several, with blanks between them.</param>
    public static IReadOnlyList<long> Read(IEnumerable<string>? ids) =>
        [.. (ids ?? []).SelectMany(static id => id.Split(' ')).Select(AddressNumber.Of).OfType<long>().Where(static id => id > 0).Distinct()];

    /// <summary>As one field of a form, which a browser's draft keeps.</summary>
    public static string Write(IEnumerable<long> ids) => string.Join(' ', ids);
}
