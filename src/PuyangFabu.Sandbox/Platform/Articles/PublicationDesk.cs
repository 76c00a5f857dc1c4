namespace PuyangFabu.Sandbox.Platform.Articles;

/// <summary>An account's publications. Used under the account's lock.</summary>
internal sealed class PublicationDesk
{
    private readonly Dictionary<string, Publication> publications = new(StringComparer.Ordinal);

    /// <summary>What can be read, newest first.</summary>
    public IReadOnlyList<Publication> Public =>
        [.. publications.Values.Where(static one => one.IsPublic).OrderByDescending(static one => one.SubmittedAt)];

    public Publication? Find(string? publishId) => publishId is null ? null : publications.GetValueOrDefault(publishId);

    public Publication? ByArticle(string? articleId) => publications.Values.FirstOrDefault(one => one.ArticleId == articleId && one.IsPublic);

    public void Keep(Publication publication) => publications[publication.PublishId] = publication;
}
