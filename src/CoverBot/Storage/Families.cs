using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CoverBot.Storage;

/// <summary>Closed record families: an abstract record is written as one of the records under it, with its name as <c>"kind"</c>.</summary>
internal static class Families
{
    private const string Kind = "kind";

    public static void Modify(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || !IsAbstractRecord(info.Type))
        {
            return;
        }
        info.PolymorphismOptions = new JsonPolymorphismOptions
        {
            TypeDiscriminatorPropertyName = Kind,
            UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization,
        };
        foreach (var member in Members(info.Type))
        {
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(member, member.Name));
        }
    }

    /// <summary>The abstract record at the top of the type's family; the type itself when it has none.</summary>
    public static Type Root(Type type)
    {
        var root = type;
        for (var up = type.BaseType; up is not null && IsAbstractRecord(up); up = up.BaseType)
        {
            root = up;
        }
        return root;
    }

    /// <summary>Every record that can stand for <paramref name="family"/>, however deep it is nested, in the order of the names.</summary>
    public static IEnumerable<Type> Members(Type family) => family.Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(family) && type is { IsAbstract: false, IsGenericTypeDefinition: false })
        .OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>The compiler gives every record, and nothing else, a method of this name.</summary>
    private static bool IsAbstractRecord(Type type) => type is { IsClass: true, IsAbstract: true } && type.GetMethod("<Clone>$") is not null;
}
