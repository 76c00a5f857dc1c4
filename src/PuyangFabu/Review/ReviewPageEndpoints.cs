using PuyangFabu.ConsolePages;
using PuyangFabu.Operators;
using PuyangFabu.Review.Sheets;

namespace PuyangFabu.Review;

/// <summary>The pages of the review.</summary>
public static class ReviewPageEndpoints
{
    public static void MapReviewPages(this IEndpointRouteBuilder console) => console.MapConsolePage(
        "/articles/{id:long}/review-sheet",
        static async (ReviewSheets sheets, long id, long? round, CancellationToken cancellation) =>
            await sheets.FindAsync(id, round, cancellation) is { } sheet ? ConsoleAnswer.Of<ReviewSheetPage>(sheet) : ConsoleAnswer.NotFound())
        .Requires(Permission.ReadArticles);
}
