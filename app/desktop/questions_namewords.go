package desktop

import (
	"strings"

	"github.com/rapporteur-app/rapporteur/store"
)

// wordSet is a set of folded words.
func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[store.Fold(w)] = true
	}
	return set
}

// nameParticles stand between the words of names and of places.
var nameParticles = wordSet(`de da do das dos del della di la las los el le van von der den ter ten y e i zu of the and und et san santa`)

// roleWords say what people do and where they belong, in the languages of the
// application. A part of a role in which one of them stands names nobody.
var roleWords = wordSet(`
academia academic academy accelerator aceleradora adjunct administracion administracao administration administrator
adviser advisor agencia agency agent alcalde alcaldesa alcaldia alianza alliance alumni ambassador analista analyst
asamblea asesor asesora assembleia assembly assessor assessora assistant asociacion associacao association associate asistente
attache audience authority autonomous autoridad ayuntamiento bank banco board business camara camara cabinet centre center centro
chair chairman chairperson chamber chief citizen citizens city civil clerk club cluster colegio college comision comissao comite
commission commissioner committee community companhia company compania comunidad comunidade conference congress consejo consejeria
conselho consejero consejera consul consulate consulado consultant consultor consultora consultancy cooperacion cooperacao cooperation cooperativa
cooperative coordinador coordinadora coordenador coordenadora coordination coordinator corporation council councillor county culture cultura
data dean decano decana delegacion delegado delegada delegacao delegate delegation department departamento deputy desarrollo
desenvolvimento developer development digital diputacion direccion direcao director directora directorate diretor diretora diretoria
district distrito doctoral doctorando economic economy education educacion educacao embajada embajador embaixada embassy
empleado empresa empresario employee energy energia engineer enterprise entrepreneur environment estado estudiante estudante european
europea europeo europeia europeu executive expert experto experta especialista facilitator faculty facultad faculdade federacion federacao federal federation
female financial firm foreign foundation founder fundacion fundacao general gerente gestor gestora gobierno governo governador gobernador gobernadora government governance governor group
grupo guest head health high host hub human incubadora incubator independent industria industry industrial information ingeniero innovacion inovacao innovation institucion
institucional instituicao institute institution instituto international internacional interpreter interprete intendencia investigador investigadora
investment inversion investor jefe jefa chefe joint journalist junior latin leader lecturer liaison lider local logistics major manager management
male marketing master mayor media member miembro membro ministerio ministry minister ministra ministro moderador moderadora moderator mobility municipal
municipalidad municipality municipio national nacional network non northern official oficina ofical oficial office officer ong ngo
online operator operations organisation organiser organization organizacao organizacion organizador organizer panel panelist panellist
parliament parque park participant participante partner partnership partners pessoa person persona platform platforms plataforma policy politica port porto prefect prefecture prefeita prefeito
prefeitura presidencia president presidenta presidente press prensa private privado privada professor profesor profesora professora programa programme program
project projeto proyecto promotion province provincia provincial public publico publica pueblo puerto quality question
rector rectora reitor reitora reitoria regional region regiao red rede relations relaciones relacoes reporter representante representative research researcher resident
responsable responsavel rural school sciences science scientist secretaria secretariat secretaries secretario secretary sector section senator senior service services servicio servico
small social sociedad sociedade society socio southern speaker specialist staff startup start state student students studies subsecretaria subsecretario superior sustainable sustainability
strategy support sme smes pyme pymes pme team teacher technical tecnica tecnico technician technological technology tecnologia tecnologico think ponente orador oradora palestrante
tourism town trade transfer translator transport unidad unidade union unit university universidad universidade urban user vice viceministro vocational voluntario
volunteer water western women workers young youth jovem joven jovenes mulheres mujeres embaixador embajadora anonymous anonimo anonima desconocido tank cidade ciudad cidadao ciudadano ciudadana ciudadania
office estadual desarrolladora medio ambiente meio exterior exteriores agricultura agriculture forestry hydrogen hidrogeno hidrogenio wind eolica green transition`)

// givenNames are common given names of the countries that the programme joins. In
// a role they are a sign of somebody's name however it is written.
var givenNames = wordSet(`
ada adriana adam agata agnieszka aino alba alejandra alejandro alessandra alexandra alexandre alfonso alfredo alicia alvaro amanda ana anabel andre
andrea andreas andres andrzej angel angela anna anne anni antonio antonia antti armando arturo beata beatriz bernardo bianca bogdan borja bruno camila
camilo carla carlos carmen carolina catalina caterina cecilia cesar christian christina clara claudia claudio cristian cristina cristobal dagmara
daniel daniela danuta david diana diego dominik dorota eduardo edward elena eleni elisa elizabeth elsa emilia emilio emma enrique erik ernesto esteban
esther eva ewa fabian fabiola federica federico felipe fernanda fernando filip francesca francesco francisca francisco gabriel gabriela gerardo german
gloria gonzalo graciela grzegorz guadalupe guillermo gustavo hanna hannu heikki helena henrique hernan hugo ignacio ines inmaculada irene isabel isabella
ivan jacek jaime jakub jan jane janne javier jerzy jesus joan joanna joao john jorge jose josefa josefina joseph juan juana juha juho jukka julia julio jussi
kaisa karin karolina katarzyna katja krzysztof laura leena leonardo leticia lorena lourdes lucas lucia luciana luis luisa lukasz magdalena maija malgorzata
manuel marcela marcelo marcin marco marcos margarita maria mariana mariano marie marina mario marja marta martin martina matias mateo mateusz matti mauricio
mercedes michael michal miguel mika mikko milagros minna monica monika natalia nicolas nora nuria olga oscar pablo paola patricia paul paula paulina paulo pawel pedro
pekka peter petri piotr pilar rafael rafal ramon raquel raul rebeca renata ricardo rita roberto rocio rodrigo roman rosa rosario ruben ryszard salvador sami samuel
sandra santiago sara sari sebastian sergio silvia simon sofia sonia stanislaw stefan susana tadeusz teresa thomas tiina timo tomas tomasz ursula valentina valeria
vanessa veronica vicente victor victoria virginia viviana wojciech ximena yolanda zbigniew zofia`)

// thingWords stand before or after the name of a person whom something else is named
// for, in the languages of the application.
var thingWords = wordSet(`
academia academy accion acciones acoes actions aeropuerto aeroporto airport archipelago archipielago arquipelago avenida avenue award awards bahia
barrio bay beca becas biblioteca bolsa bolsas cabo calle cape capital cataratas centre center centro centros cerro cidade city ciudad clinic clinica
college colegio colonia comuna cooperativa cooperative cordillera costa departamento distrito district escola escuela estadio estado facultad
faculdade faculty falls fellowship fellowships fondo foundation fund fundacao fundacion fundo grant grants hospital iglesia igreja church ilha ilhas
initiative institut institute instituto investors isla islas island islands lab laboratorio laboratory lago lake law lei ley liceo lyceum metodo
method mina mine mont monte mount municipality municipio museo museu museum network observatorio observatory park parque plaza port porto
praca premio programa programme program project projeto province provincia proyecto puerto punta quinta region regiao rio river rua saint
san santa santo sao school sierra square st state station estacion estacao stadium stiftung street teatro theatre universidad universidade
university uniwersytet vila villa yliopisto`)

// townNames are given names that are towns first.
var townNames = wordSet(`guadalupe lourdes rosario salvador santiago victoria virginia`)

// joiningWords stand between one person and the next.
var joiningWords = wordSet(`e y i and und et zu`)
