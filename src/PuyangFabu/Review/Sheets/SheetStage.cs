using PuyangFabu.Content.Articles.Works;

namespace PuyangFabu.Review.Sheets;

/// <summary>A row of the sheet.</summary>
/// <param name="Approval">Null while the stage is open.</param>
public sealed record SheetStage(ReviewStage Stage, ArticleEvent? Approval)
{
    public EventDetails Details => EventDetails.Read(Approval?.Details ?? "");
}
