namespace PuyangFabu.Content.Search.Ranking;

/// <summary>An article that has terms of the query.</summary>
/// <param name="Document">Its number in the snapshot.</param>
/// <param name="Score">What its terms are worth (BM25 over title and text).</param>
/// <param name="Letters">Which letters of the query those terms cover.</param>
internal readonly record struct Candidate(int Document, float Score, ulong Letters);
