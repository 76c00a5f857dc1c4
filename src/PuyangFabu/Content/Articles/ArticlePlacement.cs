using PuyangFabu.Content.Articles.Intake;
using PuyangFabu.Content.Boards;

namespace PuyangFabu.Content.Articles;

/// <summary>Where an article stands: its own board and the further ones that list it.</summary>
/// <param name="Own">Null when there is no such board.</param>
/// <param name="Further">In the order asked for, each once, its own not among them.</param>
/// <param name="UnknownFurther">What was asked for and is no board.</param>
public sealed record ArticlePlacement(Board? Own, IReadOnlyList<Board> Further, IReadOnlyList<string> UnknownFurther)
{
    /// <summary>Finds the boards that an input names by slug.</summary>
    public static ArticlePlacement Of(ArticleInput input, BoardTree boards)
    {
        var own = boards.Find(input.Board);
        var further = input.FurtherBoards.Select(static slug => slug ?? "").Select(slug => (Slug: slug, Board: boards.Find(slug))).ToList();
        return new(
            own,
            [.. further.Select(static found => found.Board).OfType<Board>().Where(board => board.Id != own?.Id).DistinctBy(static board => board.Id)],
            [.. further.Where(static found => found.Board is null).Select(static found => found.Slug)]);
    }
}
