using PuyangFabu.Content.Boards;
using PuyangFabu.Content.Directories;
using PuyangFabu.Foundation.Text;
using PuyangFabu.Foundation.Text.Pinyin;

namespace PuyangFabu.Content.Search;

/// <summary>The words that a site knows beside its articles: boards, directory, synonyms. What somebody types in pinyin most likely is one of them.</summary>
public sealed class SearchVocabulary(ArticleIndex index, BoardCatalog boards, DirectoryCatalog directory)
{
    /// <summary>What words typed as pinyin say in Chinese, and whether that is certain; null when they say nothing known here.</summary>
    /// <param name="normalised">What <see cref="SearchText.Normalize(string)"/> made of the words.</param>
    public (string Words, bool Sure)? Read(string normalised)
    {
        var patterns = PinyinPattern.Of(normalised);
        if (ReadKnown(patterns) is { } known)
        {
            return (known, true);
        }

        foreach (var pattern in patterns)
        {
            if (index.Reading(pattern) is { } title)
            {
                // Initials fit many words; the one that most titles have may be meant.
                return (title, !pattern.Initials);
            }
        }

        return null;
    }

    /// <summary>The board, entry of the directory or word with synonyms that words typed as pinyin say; null for none. Looks through no titles.</summary>
    /// <inheritdoc cref="Read"/>
    public string? ReadKnown(string normalised) => ReadKnown(PinyinPattern.Of(normalised));

    private string? ReadKnown(IEnumerable<PinyinPattern> patterns) =>
        patterns.Select(pattern => Known().FirstOrDefault(word => pattern.Is(word))).FirstOrDefault(static known => known is not null);

    private IEnumerable<string> Known() =>
        boards.Current.All.Where(boards.Current.IsListed).Select(static board => SearchText.Normalize(board.Name))
            .Concat(index.Synonyms.Words)
            .Concat(directory.All.SelectMany(static entry => new[] { SearchText.Normalize(entry.Name), SearchText.Normalize(entry.AccountName) }));
}
