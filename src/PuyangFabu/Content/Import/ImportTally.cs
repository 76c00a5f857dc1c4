using PuyangFabu.Content.Articles;

namespace PuyangFabu.Content.Import;

/// <summary>Counts what became of the lines.</summary>
internal sealed class ImportTally(TextWriter messages)
{
    private long imported;
    private long updated;
    private long rejected;
    private long unchanged;
    private long warnings;

    public long Lines => imported + updated + rejected + unchanged;

    public ImportResult Result => new(imported, updated, rejected, unchanged) { Warnings = warnings };

    public void Reject() => rejected++;

    public void Warn() => warnings++;

    public async Task AddAsync(IReadOnlyList<ImportedArticle> batch, IReadOnlyList<ArticleWrite> outcomes)
    {
        foreach (var ((line, article), outcome) in batch.Zip(outcomes))
        {
            switch (outcome)
            {
                case ArticleWrite.Inserted:
                    imported++;
                    break;
                case ArticleWrite.Updated:
                    updated++;
                    break;
                case ArticleWrite.Unchanged:
                    unchanged++;
                    break;
                case ArticleWrite.Withdrawn:
                    rejected++;
                    await messages.WriteLineAsync($"第 {line} 行：externalId 为 {article.ExternalId} 的稿件已撤稿，导入不会恢复它");
                    break;
                case ArticleWrite.InWork:
                    rejected++;
                    await messages.WriteLineAsync($"第 {line} 行：externalId 为 {article.ExternalId} 的稿件由编辑部编审，导入不会越过三审改动它；请在稿件中修改");
                    break;
                default:
                    throw new InvalidOperationException($"Unknown outcome {outcome}.");
            }
        }
    }
}
