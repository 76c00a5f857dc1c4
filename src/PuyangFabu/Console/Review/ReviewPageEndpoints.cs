using PuyangFabu.Console.Frame;
using PuyangFabu.Foundation.Pages;
using PuyangFabu.People.Actors;
using PuyangFabu.Review.Sheets;

namespace PuyangFabu.Console.Review;

/// <summary>The pages of the review.</summary>
public static class ReviewPageEndpoints
{
    public static void MapReviewPages(this IEndpointRouteBuilder console) => console.MapMethods(
        "/articles/{id:long}/review-sheet", PageEndpoints.Methods,
        static async (ReviewSheetReading sheets, long id, long? round, CancellationToken cancellation) =>
            await sheets.FindAsync(id, round, cancellation) is { } sheet ? ConsoleAnswer.Of<ReviewSheetPage>(sheet) : ConsoleAnswer.NotFound()).AsConsolePage()
        .Requires(Permission.ReadArticles);
}
