namespace PuyangFabu.Content.Checks;

/// <summary>Where in a field a finding is.</summary>
/// <param name="Line">Paragraph, from 1; in lists (pictures, links) the how-manieth.</param>
/// <param name="Offset">Characters (UTF-16 units) before it in the line, from 0.</param>
/// <param name="Length">Its characters; 0 when the whole line is meant.</param>
public readonly record struct FindingPlace(int Line, int Offset, int Length);
