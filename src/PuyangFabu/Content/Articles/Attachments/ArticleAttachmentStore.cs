using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Content.Articles.Attachments;

/// <summary>All SQL of the table <c>article_attachments</c>: which articles brought readers which file.</summary>
public sealed class ArticleAttachmentStore(Database database)
{
    /// <summary>Writes what readers get with the article from now on.</summary>
    public static async Task ListAsync(DbSession session, Article article)
    {
        await session.ExecuteAsync("delete from article_attachments where article_id = @Id", article);
        foreach (var attachment in Attachment.Read(article.Attachments).DistinctBy(static attachment => attachment.File))
        {
            await session.ExecuteAsync(
                "insert into article_attachments (article_id, file, name) values (@Id, @File, @Name)", new { article.Id, attachment.File, attachment.Name });
        }
    }

    /// <summary>The articles that have the file, the newest first; withdrawn ones too.</summary>
    public Task<IReadOnlyList<AttachmentUse>> UsesAsync(string file, CancellationToken cancellation) => database.ReadAsync(
        session => session.QueryAsync<AttachmentUse>(
            "select article_id, name from article_attachments where file = @file order by article_id desc", new { file }),
        cancellation);
}

/// <summary>An article that has a file.</summary>
public sealed record AttachmentUse
{
    public required long ArticleId { get; init; }

    /// <summary>What the article calls it.</summary>
    public required string Name { get; init; }
}
