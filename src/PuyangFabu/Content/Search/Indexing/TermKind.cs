namespace PuyangFabu.Content.Search.Indexing;

/// <summary>What part of a text a search term is.</summary>
internal enum TermKind
{
    /// <summary>One Chinese character (公).</summary>
    Character,

    /// <summary>Two neighbours: characters (公积) or a word and a character (app下).</summary>
    Pair,

    /// <summary>A run of Latin letters and digits (ipad2).</summary>
    Word,

    /// <summary>The letters or the digits of a mixed run (ipad, 2).</summary>
    WordPart,

    /// <summary>Three neighbours within a run (ipa, pad, ad2), so that a word is found inside a longer one.</summary>
    WordPiece,
}
