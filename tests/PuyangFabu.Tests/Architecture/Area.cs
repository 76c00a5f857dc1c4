namespace PuyangFabu.Tests.Architecture;

/// <summary>A folder right under the product's, as <c>docs/architecture.md</c> lists it.</summary>
/// <param name="Features">Its folders that are features of their own; when there is none, the area is one feature and its folders are stages of the work.</param>
internal sealed record Area(string Name, IReadOnlyList<string> Features);
