using PuyangFabu.Content.Articles.Bodies;
using PuyangFabu.Content.Uploads.Pictures;

namespace PuyangFabu.Content.Articles.Intake;

/// <summary>What was handed in as it can be kept. Nothing is stored yet.</summary>
/// <param name="Warnings">What was changed in the fields, in Chinese; what the body itself loses is told by <see cref="ArticleBody.Lost"/>.</param>
/// <param name="Pictures">Pictures that stood in the text, by the address that they have there now.</param>
public sealed record TakenInput(ArticleInput Input, IReadOnlyList<string> Warnings, IReadOnlyDictionary<string, StoredPicture> Pictures);
